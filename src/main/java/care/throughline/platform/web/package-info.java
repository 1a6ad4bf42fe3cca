/** The page shell: layout, navigation contributions, error pages, content security policy. */
@org.springframework.modulith.NamedInterface("web")
@org.jspecify.annotations.NullMarked
package care.throughline.platform.web;
