@org.jspecify.annotations.NullMarked
package care.throughline.person.process;
