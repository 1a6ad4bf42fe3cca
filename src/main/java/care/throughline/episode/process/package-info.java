@org.jspecify.annotations.NullMarked
package care.throughline.episode.process;
