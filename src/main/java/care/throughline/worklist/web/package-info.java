/**
 * Pages and parts of the work list. The list and one item are shown by the workspace too, so that
 * what they are made of is open to it.
 */
@org.springframework.modulith.NamedInterface("web")
@org.jspecify.annotations.NullMarked
package care.throughline.worklist.web;
