package care.throughline.episode;

import care.throughline.platform.Texts;
import java.util.Map;

/** Kinds of discharge as staff read them (domain guide 4.11). */
public final class DischargeWords {

  private static final Map<String, String> KEYS =
      Map.of(
          "completed", "episode.discharge.completed",
          "transferred", "episode.discharge.transferred",
          "droppedOut", "episode.discharge.dropped-out",
          "ama", "episode.discharge.ama",
          "terminated", "episode.discharge.terminated",
          "incarcerated", "episode.discharge.incarcerated",
          "deceased", "episode.discharge.deceased",
          "other", "episode.discharge.other");

  private DischargeWords() {}

  /** The words for a kind; the kind itself when it is not known. */
  public static String of(String kind) {
    String key = KEYS.get(kind);
    return key == null ? kind : Texts.of(key);
  }
}
