@org.jspecify.annotations.NullMarked
package care.throughline.assessment.process;
