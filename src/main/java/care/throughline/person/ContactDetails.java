package care.throughline.person;

import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be reached and spoken to. A null leaves what is known as it is.
 *
 * @param contactWish in words, such as "Text message, leave no messages"
 * @param language BCP 47
 * @param emergencyContact name, relation and number in one line
 */
public record ContactDetails(
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    @Nullable String contactWish,
    @Nullable String pronouns,
    @Nullable String language,
    @Nullable String emergencyContact) {}
