/**
 * Owns the demo clinic: its staff and people, driven through the real pathway. Nothing may depend
 * on it. May use every floor.
 */
@org.springframework.modulith.ApplicationModule
@org.jspecify.annotations.NullMarked
package care.throughline.demo;
