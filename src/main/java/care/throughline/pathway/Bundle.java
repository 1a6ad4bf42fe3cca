package care.throughline.pathway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of one pathway by relative path, such as {@code processes/iop/iop-intake.bpmn}.
 * Relative paths are the same in a checkout and in the packaged jar, and two folders may hold files
 * of one name.
 */
public record Bundle(String pathway, SortedMap<String, byte[]> files) {

  /** Reads what the class path ships for a pathway and what all pathways share. */
  public static Bundle shipped(String pathway) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String folder :
        new String[] {"processes/" + pathway, "processes/shared", "forms/" + pathway}) {
      for (String ending : new String[] {"bpmn", "dmn", "form"}) {
        collect(folder, ending, files);
      }
    }
    return new Bundle(pathway, files);
  }

  /** SHA-256 over names and contents. */
  public String contentHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(file.getValue());
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void collect(String folder, String ending, Map<String, byte[]> files) {
    try {
      for (Resource resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + folder + "/*." + ending)) {
        try (InputStream stream = resource.getInputStream()) {
          files.put(folder + "/" + resource.getFilename(), stream.readAllBytes());
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
