package care.throughline.interop.fhir;

/** A bundle does not become a referral. Carries the reason only, never content. */
public class BundleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  BundleRefused(Refusal refusal) {
    super(refusal.words(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
