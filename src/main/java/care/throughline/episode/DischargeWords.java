package care.throughline.episode;

import java.util.Map;

/** Kinds of discharge as staff read them (domain guide 4.11). */
public final class DischargeWords {

  private static final Map<String, String> WORDS =
      Map.of(
          "completed", "treatment completed",
          "transferred", "transferred",
          "droppedOut", "dropped out",
          "ama", "left against clinical advice",
          "terminated", "ended by the programme",
          "incarcerated", "incarcerated",
          "deceased", "died",
          "other", "other reason");

  private DischargeWords() {}

  /** The words for a kind; the kind itself when it is not known. */
  public static String of(String kind) {
    return WORDS.getOrDefault(kind, kind);
  }
}
