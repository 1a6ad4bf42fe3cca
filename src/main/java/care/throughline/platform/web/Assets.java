package care.throughline.platform.web;

import care.throughline.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Addresses of the built scripts and styles; templates ask for them by entry. The names carry a
 * content hash, so they are kept for a year.
 */
@Component("assets")
public class Assets {

  static final String MANIFEST = "static/assets/manifest.json";

  private static final String FOLDER = "/assets/";

  private final Map<String, Object> manifest;

  @Autowired
  Assets(Json json) {
    this(read(json));
  }

  Assets(Map<String, Object> manifest) {
    this.manifest = manifest;
  }

  /**
   * Address of the script of an entry, such as {@code app}.
   *
   * @throws IllegalArgumentException when the build has no such entry
   */
  public String script(String entry) {
    return FOLDER + chunk(key(entry)).get("file");
  }

  /**
   * Addresses of the styles of an entry and of everything it imports, each once, imported ones
   * first.
   */
  public List<String> styles(String entry) {
    Set<String> found = new LinkedHashSet<>();
    collect(key(entry), found, new LinkedHashSet<>());
    return found.stream().map(file -> FOLDER + file).toList();
  }

  private void collect(String key, Set<String> styles, Set<String> walked) {
    if (!walked.add(key)) {
      return;
    }
    Map<?, ?> chunk = chunk(key);
    strings(chunk.get("imports")).forEach(imported -> collect(imported, styles, walked));
    styles.addAll(strings(chunk.get("css")));
  }

  private Map<?, ?> chunk(String key) {
    if (manifest.get(key) instanceof Map<?, ?> chunk) {
      return chunk;
    }
    throw new IllegalArgumentException("The built front end has no entry " + key + ".");
  }

  private static String key(String entry) {
    return "src/" + entry + ".js";
  }

  private static List<String> strings(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Objects::toString).toList()
        : List.of();
  }

  private static Map<String, Object> read(Json json) {
    ClassPathResource resource = new ClassPathResource(MANIFEST);
    if (!resource.exists()) {
      throw new IllegalStateException(
          "The front end was not built: "
              + MANIFEST
              + " is missing. Build with ./mvnw, without -DskipFrontend.");
    }
    try (InputStream stream = resource.getInputStream()) {
      return json.readMap(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
