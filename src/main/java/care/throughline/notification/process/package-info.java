@org.jspecify.annotations.NullMarked
package care.throughline.notification.process;
