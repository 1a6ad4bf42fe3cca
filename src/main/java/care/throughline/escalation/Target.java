package care.throughline.escalation;

import care.throughline.platform.Texts;
import java.util.Locale;

/** Whom a rung calls (domain guide 4.13). */
public enum Target {
  /** Whoever holds the item; everyone in its roles while nobody does. */
  ASSIGNEE,
  /** Who stands in for whoever holds it; nobody while they are there. */
  STAND_IN,
  /** Everyone in the roles the item was opened for. */
  TEAM,
  SUPERVISOR,
  DIRECTOR,
  /** Who the rota says is on call; everyone with that role where it has a gap. */
  ON_CALL;

  /** In the reader's language, such as {@code the supervisor}. */
  public String words() {
    return Texts.of("escalation.target." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
