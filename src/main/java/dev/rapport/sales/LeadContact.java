package dev.rapport.sales;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a lead is reached and what it told, as the asker may see it.
 *
 * @param phone in the E.164 form, or masked
 * @param extension absent when the phone is masked
 * @param spoken the phone with its groups and extension, for people
 */
public record LeadContact(
        @Nullable String phone,
        @Nullable String extension,
        @Nullable String spoken,
        @Nullable String email,
        Map<String, String> facts) {}
