package care.throughline.pathway;

import java.time.Instant;

/**
 * A published, numbered bundle of models, decisions and forms.
 *
 * @param deployment the engine's id of its deployment
 * @param contentHash SHA-256 over names and contents, so that the same bundle is one release
 */
public record Release(
    int number,
    String pathway,
    String deployment,
    String contentHash,
    Instant installedAt,
    String note) {}
