package care.throughline.interop.fhir;

import ca.uhn.fhir.parser.IParser;
import care.throughline.person.NewPerson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The same for the same bundle, however it is formatted and in whatever order its entries come;
 * tells nothing about the person.
 */
final class BundleKey {

  private BundleKey() {}

  /**
   * The bundle's identifier together with the person, since some senders use one identifier for
   * all; without identifier the content.
   */
  static String of(Bundle bundle, NewPerson person) {
    Identifier identifier = bundle.getIdentifier();
    String content =
        identifier.hasValue()
            ? String.join(
                "|",
                "identifier",
                String.valueOf(identifier.getSystem()),
                identifier.getValue(),
                person(person))
            : content(bundle);
    return "fhir:" + sha256(content);
  }

  private static String person(NewPerson person) {
    return person.identifiers().isEmpty()
        ? String.join("|", person.givenName(), person.familyName(), person.birthDate().toString())
        : person.identifiers().stream()
            .map(number -> number.system() + "|" + number.value())
            .sorted()
            .collect(Collectors.joining("|"));
  }

  /**
   * One resource at a time, so that the text of the whole bundle never lies in memory a second
   * time.
   */
  private static String content(Bundle bundle) {
    IParser parser = BundleReader.parser();
    return bundle.getEntry().stream()
        .filter(Bundle.BundleEntryComponent::hasResource)
        .map(entry -> sha256(parser.encodeResourceToString(entry.getResource())))
        .sorted()
        .collect(Collectors.joining());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
