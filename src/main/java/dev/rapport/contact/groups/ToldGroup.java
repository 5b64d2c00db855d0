package dev.rapport.contact.groups;

import dev.rapport.platform.Channel;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as its platform says that it is.
 *
 * @param account which of our accounts heard it
 * @param chat what the platform calls it
 * @param name empty where nobody gave it one
 * @param notice what is announced in it
 * @param owner id of its owner there
 * @param ownerIs absent where it is not known which colleague that is
 * @param begunAt when it began there
 * @param members all who are in it; empty where the platform did not say
 * @param sentAway ids of some who did not leave by themselves
 * @param at when it was so
 */
public record ToldGroup(
        UUID account,
        Channel channel,
        String chat,
        String name,
        @Nullable String notice,
        String owner,
        @Nullable UserId ownerIs,
        Instant begunAt,
        List<ToldMember> members,
        Set<String> sentAway,
        Instant at) {}
