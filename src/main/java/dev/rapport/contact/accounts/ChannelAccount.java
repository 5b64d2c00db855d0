package dev.rapport.contact.accounts;

import dev.rapport.contact.Trouble;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Our account on a platform.
 *
 * @param name as people of the house call it; every account has its own
 * @param settings without secrets
 * @param secrets names of the fields that are kept sealed
 * @param isPlayed whether something plays the platform, so that nothing of it leaves the house
 * @param lastContact when the other side last answered as it should
 * @param trouble what keeps it from working, if anything does
 */
public record ChannelAccount(
        UUID id,
        String platform,
        String name,
        State state,
        Map<String, String> settings,
        Set<String> secrets,
        boolean isPlayed,
        @Nullable Instant lastContact,
        @Nullable Trouble trouble,
        @Nullable Instant troubledAt,
        long version) {

    public enum State implements Word {
        ON,
        /** Nothing is asked of the other side and nothing is sent. */
        OFF
    }

    public ChannelAccount {
        settings = Map.copyOf(settings);
        secrets = Set.copyOf(secrets);
    }

    public boolean isOn() {
        return state == State.ON;
    }

    /** What somebody who replaces it must have read. How it stands is no part of it. */
    public Revision revision() {
        return Revision.of(id, version);
    }

    ChannelAccount troubled(Trouble why) {
        return new ChannelAccount(
                id, platform, name, state, settings, secrets, isPlayed, lastContact, why, troubledAt, version);
    }

    ChannelAccount turned(State to) {
        return new ChannelAccount(
                id, platform, name, to, settings, secrets, isPlayed, lastContact, trouble, troubledAt, version + 1);
    }

    /** For those who may know that there is one, and not what it is told. */
    ChannelAccount bare() {
        return new ChannelAccount(
                id, platform, name, state, Map.of(), Set.of(), isPlayed, lastContact, trouble, troubledAt, version);
    }

    @Override
    public String toString() {
        return platform + " account " + id;
    }
}
