package dev.rapport.community;

import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which members a list shows; what is absent does not matter.
 *
 * @param text part of a name, a group or a number
 */
public record MemberFilter(
        @Nullable String text,
        Member.@Nullable State state,
        @Nullable String level) {

    public static final MemberFilter ALL = new MemberFilter(null, null, null);

    public MemberFilter {
        if (text != null && text.length() > 200) throw Refused.invalid("member.search-too-long");
    }
}
