package care.throughline.interop.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bundles. Values that break a rule of FHIR are dropped, not refused: the world sends them.
 * Nothing of the content is logged or carried in an exception.
 */
@Component
public class BundleReader {

  /**
   * One less than the server lets through: a bundle that is too large is then refused here, in the
   * words of FHIR.
   */
  static final int LARGEST_BYTES = 10 * 1024 * 1024;

  /**
   * Real bundles have about a dozen levels; a reader that recurses must not be driven out of its
   * stack.
   */
  private static final int DEEPEST_LEVEL = 100;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Building it takes a second and tens of megabytes, so it waits for the first bundle. */
  private static final class Lazy {
    static final FhirContext R4 = FhirContext.forR4();
  }

  /**
   * Reads one bundle, at most {@value #LARGEST_BYTES} bytes of it.
   *
   * @throws BundleRefused when it is too large, unreadable or no bundle
   * @throws IOException when the stream itself fails
   */
  public Bundle read(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(LARGEST_BYTES + 1);
    if (bytes.length > LARGEST_BYTES) {
      throw new BundleRefused(Refusal.TOO_LARGE);
    }
    String json = decode(bytes);
    String type = resourceType(json);
    if (type == null) {
      throw new BundleRefused(Refusal.NOT_FHIR);
    }
    if (!type.equals("Bundle")) {
      throw new BundleRefused(Refusal.NOT_A_BUNDLE);
    }
    try {
      return parser().parseResource(Bundle.class, json);
    } catch (RuntimeException unreadable) {
      throw new BundleRefused(Refusal.UNREADABLE);
    }
  }

  /** Writes and reads JSON, in the form everybody sends. */
  static IParser parser() {
    return Lazy.R4
        .newJsonParser()
        .setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
  }

  private static String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException otherCharset) {
      throw new BundleRefused(Refusal.UNREADABLE);
    }
  }

  /**
   * The type of the resource; null when there is none. Walks the whole text once, so that only
   * sound JSON goes on.
   */
  private static @Nullable String resourceType(String json) {
    String type = null;
    int level = 0;
    try (JsonParser tokens = JSON.createParser(json)) {
      for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
        if (token.isStructStart() && ++level > DEEPEST_LEVEL) {
          throw new BundleRefused(Refusal.UNREADABLE);
        }
        level -= token.isStructEnd() ? 1 : 0;
        if (level == 1
            && token == JsonToken.VALUE_STRING
            && "resourceType".equals(tokens.currentName())) {
          type = tokens.getString();
        }
      }
    } catch (JacksonException malformed) {
      throw new BundleRefused(Refusal.UNREADABLE);
    }
    return type;
  }
}
