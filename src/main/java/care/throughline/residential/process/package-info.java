@org.jspecify.annotations.NullMarked
package care.throughline.residential.process;
