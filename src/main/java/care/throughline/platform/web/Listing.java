package care.throughline.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list as the programming interface answers it.
 *
 * @param total how many there are on all pages
 * @param next value of {@code after} for the next page; null on the last one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Listing<T>(List<T> items, long total, @Nullable String next) {}
