package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A team. Its key is stable and is what processes name as the group that may take a task. */
public record Team(
        String key,
        String name,
        String chineseName,
        @Nullable String parent,
        @Nullable UserId lead) {

    public String name(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? chineseName : name;
    }
}
