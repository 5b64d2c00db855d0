package dev.rapport.sales;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a lead is reached and what it told, as the asker may see it. */
public record LeadContact(@Nullable String phone, @Nullable String email, Map<String, String> facts) {}
