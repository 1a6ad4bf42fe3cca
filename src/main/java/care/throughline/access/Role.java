package care.throughline.access;

import care.throughline.platform.Texts;
import java.util.Arrays;
import java.util.Optional;

/** Roles staff may hold (domain guide 4.1). The key is what models name as candidate group. */
public enum Role {
  INTAKE("intake"),
  COORDINATOR("coordinator"),
  CLINICIAN("clinician"),
  MEDICAL("medical"),
  THERAPIST("therapist"),
  FACILITATOR("facilitator"),
  PEER("peer"),
  UR("ur"),
  SUPERVISOR("supervisor"),
  DIRECTOR("director"),
  ONCALL("oncall"),
  PRIVACY("privacy"),
  PATHWAY_ADMIN("pathwayadmin"),
  OPERATOR("operator"),
  INTEROP("interop");

  private final String key;

  Role(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  /** What the role is called, in the language of whoever is served. */
  public String words() {
    return Texts.of("access.role." + key);
  }

  /**
   * True for roles that work with people in care; administrators, operators and clients see no
   * patient data.
   */
  public boolean seesPeople() {
    return this != PATHWAY_ADMIN && this != OPERATOR && this != INTEROP;
  }

  /** The role with that key. */
  public static Optional<Role> of(String key) {
    return Arrays.stream(values()).filter(role -> role.key.equals(key)).findFirst();
  }
}
