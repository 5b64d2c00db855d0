package dev.rapport.contact.posts;

import dev.rapport.platform.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Which posts are listed; what is absent leaves out none.
 *
 * @param keyword as an account has it
 * @param isMine whether only those that the asker looks after
 */
public record PostFilter(
        @Nullable PostState state,
        @Nullable Mood mood,
        @Nullable Channel channel,
        @Nullable String keyword,
        @Nullable String team,
        boolean isMine) {}
