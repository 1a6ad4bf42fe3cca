package care.throughline.access;

import java.util.Arrays;
import java.util.Optional;

/** Roles staff may hold (domain guide 4.1). The key is what models name as candidate group. */
public enum Role {
  INTAKE("intake", "Intake specialist"),
  COORDINATOR("coordinator", "Care coordinator"),
  CLINICIAN("clinician", "Licensed assessor"),
  MEDICAL("medical", "Medical staff"),
  THERAPIST("therapist", "Primary therapist"),
  FACILITATOR("facilitator", "Group facilitator"),
  PEER("peer", "Peer recovery specialist"),
  UR("ur", "Utilisation review"),
  SUPERVISOR("supervisor", "Clinical supervisor"),
  DIRECTOR("director", "Programme director"),
  ONCALL("oncall", "On-call clinician"),
  PRIVACY("privacy", "Privacy officer"),
  PATHWAY_ADMIN("pathwayadmin", "Pathway administrator"),
  OPERATOR("operator", "Operator"),
  INTEROP("interop", "Interop client");

  private final String key;
  private final String words;

  Role(String key, String words) {
    this.key = key;
    this.words = words;
  }

  public String key() {
    return key;
  }

  public String words() {
    return words;
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
