@org.jspecify.annotations.NullMarked
package care.throughline.worklist.process;
