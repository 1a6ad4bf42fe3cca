/** Episodes for programs. The answer for one episode is open to the workspace, which adds to it. */
@org.springframework.modulith.NamedInterface("web")
@org.jspecify.annotations.NullMarked
package care.throughline.episode.web;
