@org.jspecify.annotations.NullMarked
package care.throughline.schedule.process;
