@org.jspecify.annotations.NullMarked
package care.throughline.escalation.web;
