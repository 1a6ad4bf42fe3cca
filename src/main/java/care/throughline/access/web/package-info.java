@org.jspecify.annotations.NullMarked
package care.throughline.access.web;
