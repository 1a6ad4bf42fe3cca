/**
 * The engine fence: the only place, beside process packages, that imports the engine. Engine ids
 * stay inside.
 */
@org.springframework.modulith.NamedInterface("engine")
@org.jspecify.annotations.NullMarked
package care.throughline.platform.engine;
