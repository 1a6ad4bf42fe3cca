package care.throughline.access;

/** An absence was noted; told in the transaction that notes it. */
public record CoverNoted(Cover cover, Staff by) {}
