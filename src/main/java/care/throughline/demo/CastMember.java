package care.throughline.demo;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import java.util.Set;

/** The named staff of the demo clinic and of every test: the same people everywhere. */
public enum CastMember {
  ANNEKE("anneke", "Anneke Roos", Role.COORDINATOR, Role.UR),

  KAI("kai", "Kai Lindqvist", Role.FACILITATOR, Role.PEER),

  MIRIAM("miriam", "Miriam Osei", Role.THERAPIST, Role.CLINICIAN),

  NOOR("noor", "Noor Halabi", Role.THERAPIST),

  SAMIR("samir", "Samir Haddad", Role.SUPERVISOR, Role.DIRECTOR),

  ROSA("rosa", "Rosa Delgado", Role.INTAKE),
  DEV("dev", "Dev Patel", Role.MEDICAL, Role.ONCALL),
  LENA("lena", "Lena Vogt", Role.PATHWAY_ADMIN),
  OMAR("omar", "Omar Sayed", Role.PATHWAY_ADMIN),

  INES("ines", "Ines Marques", Role.PRIVACY),

  OLU("olu", "Olu Adeyemi", Role.OPERATOR),
  HL7("hl7", "Referral interface", Role.INTEROP);

  private final String username;
  private final String fullName;

  private final Set<Role> roles;

  CastMember(String username, String fullName, Role... roles) {
    this.username = username;
    this.fullName = fullName;

    this.roles = Set.of(roles);
  }

  public String username() {
    return username;
  }

  public String fullName() {
    return fullName;
  }

  /** What they do all day, in the language of whoever is served. */
  public String does() {
    return Texts.of("demo.does." + username);
  }

  public Set<Role> roles() {
    return roles;
  }

  /** A cast member who holds the role. */
  public static CastMember with(String roleKey) {
    for (CastMember member : values()) {
      if (member.roles.stream().anyMatch(role -> role.key().equals(roleKey))) {
        return member;
      }
    }
    throw new IllegalArgumentException("Nobody in the cast is " + roleKey + ".");
  }
}
