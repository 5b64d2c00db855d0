package dev.rapport.contact.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How devices and members of queues stand is told of people, when it is new. */
class AgentStatesTests {

    private final AgentStates agents = new AgentStates(Set.of("101"));
    private final List<String> told = new ArrayList<>();

    private void hears(String lines) {
        agents.hear(LiveCallsTests.event(lines), Instant.EPOCH)
                .forEach(one -> told.add(one.get("user") + " " + one.get("status")));
    }

    @Test
    void aDeviceSaysWhetherOneIsFree() {
        hears("Event: DeviceStateChange\nDevice: PJSIP/101\nState: NOT_INUSE");
        hears("Event: DeviceStateChange\nDevice: PJSIP/101\nState: RINGING");
        hears("Event: DeviceStateChange\nDevice: PJSIP/101\nState: INUSE");
        hears("Event: DeviceStateChange\nDevice: PJSIP/101\nState: UNAVAILABLE");
        assertThat(told).containsExactly("101 available", "101 busy", "101 off");
    }

    @Test
    void pausedIsWhoIsPausedInEveryQueue() {
        var member = "\nInterface: Local/101@from-queue/n\nStateInterface: PJSIP/101\nStatus: 1\n";
        hears("Event: QueueMember\nQueue: a\nPaused: 0" + member);
        hears("Event: QueueMember\nQueue: b\nPaused: 0" + member);
        hears("Event: QueueMemberPause\nQueue: a\nPaused: 1" + member);
        hears("Event: QueueMemberPause\nQueue: b\nPaused: 1" + member);
        hears("Event: QueueMemberStatus\nQueue: b\nPaused: 1\nInterface: PJSIP/101\nStatus: 2");
        hears("Event: QueueMemberStatus\nQueue: b\nPaused: 1\nInterface: PJSIP/101\nStatus: 1");
        hears("Event: QueueMemberRemoved\nQueue: b" + member);
        hears("Event: QueueMemberRemoved\nQueue: a" + member);
        assertThat(told).containsExactly("101 available", "101 paused", "101 busy", "101 paused", "101 available");
    }

    @Test
    void ofStrangersAndOfWhatNobodyKnowsNothingIsTold() {
        hears("Event: DeviceStateChange\nDevice: PJSIP/103\nState: INUSE");
        hears("Event: DeviceStateChange\nDevice: Queue:a\nState: INUSE");
        hears("Event: DeviceStateChange\nDevice: PJSIP/101\nState: UNKNOWN");
        hears("Event: QueueMemberStatus\nQueue: a\nStatus: 99\nInterface: PJSIP/101");
        assertThat(told).isEmpty();
    }

    @Test
    void whoIsNewIsToldHowTheyStand() {
        hears("Event: DeviceStateChange\nDevice: PJSIP/101\nState: INUSE");
        agents.learn(Set.of("101", "103"));
        hears("Event: DeviceStateChange\nDevice: PJSIP/101\nState: INUSE");
        hears("Event: DeviceStateChange\nDevice: PJSIP/103\nState: INUSE");
        assertThat(told).containsExactly("101 busy", "101 busy", "103 busy");
    }
}
