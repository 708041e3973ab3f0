;; Decodes the text that scripts/wasm-text.mjs writes. Even with its compilation, this takes a third of the time of JavaScript that
;; runs for the first time.
;;
;; Every byte of the compiled module must be ASCII, because scripts/wasm-text.mjs writes it as a string. So constants are at most
;; 63, which takes one byte.
(module
  ;; The text begins at address 0. The bytes can overwrite it, because the code of a byte has at least one character.
  (memory (export "memory") 1)

  ;; Takes the length of the text and returns the length of the bytes. The first 89 bytes are the table of one-character
  ;; codes, "!" to "y".
  (func (export "unpack") (param $length i32) (result i32)
    (local $at i32)
    (local $count i32)
    (local $code i32)
    (loop $next
      (local.set $code (i32.load8_u (local.get $at)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (i32.store8
        (local.get $count)
        (if (result i32) (i32.lt_u (i32.shr_u (local.get $code) (i32.const 1)) (i32.const 0x3d))
          (then (i32.load8_u (i32.sub (local.get $code) (i32.const 0x21))))
          (else
            ;; A two-character code is the byte itself.
            (i32.add
              (i32.mul (local.get $code) (i32.const 51))
              (i32.load8_u (local.get $at)))
            (local.set $at (i32.add (local.get $at) (i32.const 1))))))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $length))))
    (local.get $count)))
