@org.jspecify.annotations.NullMarked
package care.throughline.workspace.web;
