package care.throughline.pathway;

import care.throughline.platform.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Installs what the product ships as release 1 where there is none; never replaces a clinic's own
 * release.
 */
@Component
public class ShippedPathways {

  /** The pathway of intensive outpatient treatment. */
  public static final String IOP = "iop";

  private static final Logger LOG = LoggerFactory.getLogger(ShippedPathways.class);

  private final Releases releases;

  ShippedPathways(Releases releases) {
    this.releases = releases;
  }

  /** Idempotent; called once at start, before anything else uses the pathway. */
  public void install() {
    Bundle bundle = Bundle.shipped(IOP);
    releases
        .current(IOP)
        .ifPresentOrElse(
            current -> {
              if (!current.contentHash().equals(bundle.contentHash())) {
                LOG.info(
                    "Release {} of pathway {} stays in use; the pathway shipped with this version differs from it.",
                    current.number(),
                    IOP);
              }
            },
            () -> {
              Release installed =
                  releases.install(bundle, "Shipped with the product", Actor.INSTALLATION);
              LOG.info("Pathway {} installed as release {}.", IOP, installed.number());
            });
  }
}
