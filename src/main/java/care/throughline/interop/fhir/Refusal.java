package care.throughline.interop.fhir;

/**
 * Why a bundle does not become a referral. The words name no person and repeat nothing of the
 * bundle.
 */
public enum Refusal {
  UNREADABLE(400, "structure", "This is not readable FHIR JSON. Send one Bundle as JSON in UTF-8."),
  TOO_LARGE(
      413,
      "too-long",
      "The bundle is larger than 10 MB. Send the patient with what the referral is about, without images."),
  NOT_FHIR(
      422, "structure", "This JSON is not a FHIR resource: it has no resourceType. Send a Bundle."),
  NOT_R4(422, "not-supported", "This is another version of FHIR. Send FHIR R4 (4.0)."),
  NOT_A_BUNDLE(422, "not-supported", "This is not a Bundle. Send the patient inside a Bundle."),
  NOT_A_REFERRAL_TYPE(
      422,
      "not-supported",
      "A bundle of this type is no referral. Send a transaction, batch, collection, message, document or searchset."),
  NO_PATIENT(422, "required", "The bundle has no Patient, so there is nobody to care for."),
  SEVERAL_PATIENTS(
      422, "multiple-matches", "The bundle is about several patients. Send one bundle for each."),
  WITHDRAWN(422, "business-rule", "Every request in the bundle was revoked or entered in error."),
  NO_NAME(422, "required", "The patient has no name."),
  NO_BIRTH_DATE(
      422,
      "required",
      "The patient has no complete and possible birth date; without it nobody can tell whether they are a minor."),
  DECEASED(422, "business-rule", "The person has died. Nothing was stored.");

  private final int status;
  private final String issue;
  private final String words;

  Refusal(int status, String issue, String words) {
    this.status = status;
    this.issue = issue;
    this.words = words;
  }

  /** The HTTP status that tells it. */
  public int status() {
    return status;
  }

  /** FHIR issue type. */
  public String issue() {
    return issue;
  }

  /** A plain sentence for whoever sent it. */
  public String words() {
    return words;
  }

  /** Key for the audit trail. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
