;; Makes bytes of the text that scripts/wasm-text.mjs makes of them. JavaScript that has not run before would take three
;; times as long for it as this does, with its own compiling.
(module
  ;; The text is at its beginning. The bytes are written over it, as the code of each has at least one character.
  (memory (export "memory") 1)

  ;; Takes the length of the text, and returns that of the bytes. The first 89 of these are the table of the codes of one
  ;; character, "!" to "y".
  (func (export "unpack") (param $length i32) (result i32)
    (local $at i32)
    (local $count i32)
    (local $code i32)
    (loop $next
      (local.set $code (i32.load8_u (local.get $at)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (i32.store8
        (local.get $count)
        (if (result i32) (i32.lt_u (local.get $code) (i32.const 0x7a))
          (then (i32.load8_u (i32.sub (local.get $code) (i32.const 0x21))))
          (else
            ;; Two characters tell the byte itself.
            (i32.add
              (i32.mul (local.get $code) (i32.const 101))
              (i32.load8_u (local.get $at)))
            (local.set $at (i32.add (local.get $at) (i32.const 1))))))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $length))))
    (local.get $count)))
