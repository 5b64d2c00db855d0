package dev.rapport.community.groups;

import dev.rapport.contact.groups.HearsOfGroups;
import dev.rapport.contact.groups.ToldGroup;
import dev.rapport.contact.groups.ToldMember;
import dev.rapport.contact.groups.ToldMember.Rank;
import dev.rapport.contact.groups.ToldMember.Way;
import dev.rapport.platform.Channel;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tells of groups as a platform does. */
public record ToldGroups(List<HearsOfGroups> hearers, TransactionOperations transactions) {

    private static final Instant BEGAN = Instant.parse("2026-01-05T08:00:00Z");

    /** A group of a colleague and somebody of whom nothing but what they call themselves is known. */
    public ToldGroup tells(String name, UserId owner, String notice, String called) {
        var there = "user" + UUID.randomUUID();
        var members = Stream.of(
                        new ToldMember(there, true, owner, Rank.OWNER, null, Way.UNKNOWN, null, BEGAN),
                        new ToldMember(
                                "wm" + UUID.randomUUID(), false, null, Rank.OTHER, called, Way.SCAN, null, BEGAN))
                .toList();
        var told = new ToldGroup(
                UUID.randomUUID(),
                Channel.WECOM,
                "wr" + UUID.randomUUID(),
                name,
                notice,
                there,
                owner,
                BEGAN,
                members,
                Set.of(),
                BEGAN);
        transactions.executeWithoutResult(status -> hearers.forEach(one -> one.told(told)));
        return told;
    }

    public UUID id(ToldGroup told, JdbcClient jdbc) {
        return jdbc.sql("select id from community_group where account_id = :account and chat = :chat")
                .param("account", told.account())
                .param("chat", told.chat())
                .query(UUID.class)
                .single();
    }
}
