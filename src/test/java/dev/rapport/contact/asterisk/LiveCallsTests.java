package dev.rapport.contact.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What channels say together is told in the words of the webhook. */
class LiveCallsTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final LiveCalls calls = new LiveCalls(Set.of("101", "102", "alice"), "9");
    private final List<String> told = new ArrayList<>();

    static AmiMessage event(String lines) {
        var fields = new HashMap<String, String>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var end = line.indexOf(':');
            fields.put(
                    line.substring(0, end).strip().toLowerCase(Locale.ROOT),
                    line.substring(end + 1).strip());
        });
        return new AmiMessage(fields);
    }

    private void hears(String name, String... fields) {
        var text = new StringBuilder("Event: " + name);
        for (var field = 0; field < fields.length; field += 2)
            text.append('\n').append(fields[field]).append(": ").append(fields[field + 1]);
        calls.hear(event(text.toString()), NOON).forEach(one -> told.add(words(one)));
    }

    private static String words(Map<String, String> one) {
        var words = one.get("event") + " " + one.get("callId") + " " + one.get("direction");
        for (var name : List.of("from", "to", "user", "queue", "cause"))
            if (one.containsKey(name)) words += " " + name + "=" + one.get(name);
        return words;
    }

    private void newChannel(String channel, String id, String linked, String caller, String exten) {
        hears(
                "Newchannel",
                "Channel",
                channel,
                "Uniqueid",
                id,
                "Linkedid",
                linked,
                "CallerIDNum",
                caller,
                "Exten",
                exten);
    }

    private void comesIn() {
        newChannel("PJSIP/trunk-00000001", "1.1", "1.1", "13812345678", "01062301234");
    }

    private void dials(String channel, String id, String to, String toId, String linked, String string) {
        hears(
                "DialBegin",
                "Channel",
                channel,
                "Uniqueid",
                id,
                "Linkedid",
                linked,
                "DestChannel",
                to,
                "DestUniqueid",
                toId,
                "DestLinkedid",
                linked,
                "DialString",
                string);
    }

    private void rings(String extension, String id) {
        dials("PJSIP/trunk-00000001", "1.1", "PJSIP/" + extension + "-0000000a", id, "1.1", extension);
    }

    private void dialEnds(String extension, String id, String status) {
        hears(
                "DialEnd",
                "DestChannel",
                "PJSIP/" + extension + "-0000000a",
                "DestUniqueid",
                id,
                "DestLinkedid",
                "1.1",
                "DialStatus",
                status);
    }

    private void enters(String channel, String id, String linked, String bridge) {
        hears("BridgeEnter", "BridgeUniqueid", bridge, "Channel", channel, "Uniqueid", id, "Linkedid", linked);
    }

    private void hangs(String id, String cause) {
        hears("Hangup", "Uniqueid", id, "Channel", "PJSIP/any-00000001", "Cause", cause);
    }

    private static final String IN = " in from=13812345678 to=01062301234";

    @Test
    void aCallRingsIsAnsweredAndEndsWhenTheOtherSideIsGone() {
        comesIn();
        rings("101", "1.2");
        dialEnds("101", "1.2", "ANSWER");
        enters("PJSIP/101-0000000a", "1.2", "1.1", "b");
        enters("PJSIP/trunk-00000001", "1.1", "1.1", "b");
        hangs("1.2", "16");
        hangs("1.1", "16");
        assertThat(told)
                .containsExactly(
                        "newCall 1.1" + IN,
                        "newCall 1.1" + IN + " user=101",
                        "answer 1.1" + IN + " user=101",
                        "left 1.1" + IN + " user=101",
                        "hangup 1.1" + IN + " cause=16");
        assertThat(calls.ids()).isEmpty();
    }

    @Test
    void aQueueRingsOneAfterAnother() {
        comesIn();
        hears(
                "QueueCallerJoin",
                "Channel",
                "PJSIP/trunk-00000001",
                "Uniqueid",
                "1.1",
                "Linkedid",
                "1.1",
                "Queue",
                "service-l1");
        hears(
                "AgentCalled",
                "Channel",
                "PJSIP/trunk-00000001",
                "Uniqueid",
                "1.1",
                "Linkedid",
                "1.1",
                "DestChannel",
                "PJSIP/101-0000000a",
                "DestUniqueid",
                "1.2",
                "DestLinkedid",
                "1.1",
                "Queue",
                "service-l1");
        rings("101", "1.2");
        dialEnds("101", "1.2", "NOANSWER");
        hears("AgentRingNoAnswer", "DestChannel", "PJSIP/101-0000000a", "DestUniqueid", "1.2", "DestLinkedid", "1.1");
        rings("102", "1.3");
        hears(
                "AgentConnect",
                "Channel",
                "PJSIP/trunk-00000001",
                "Uniqueid",
                "1.1",
                "DestChannel",
                "PJSIP/102-0000000a",
                "DestUniqueid",
                "1.3",
                "DestLinkedid",
                "1.1");
        hangs("1.1", "16");
        var in = IN + " ";
        assertThat(told)
                .containsExactly(
                        "newCall 1.1" + IN,
                        "newCall 1.1" + in + "queue=service-l1",
                        "newCall 1.1" + in + "user=101 queue=service-l1",
                        "left 1.1" + in + "user=101 queue=service-l1",
                        "newCall 1.1" + in + "user=102 queue=service-l1",
                        "answer 1.1" + in + "user=102 queue=service-l1",
                        "hangup 1.1" + in + "queue=service-l1 cause=16");
    }

    @Test
    void aTransferGoesOnWithWhoIsInTheBridgeWithTheOtherSide() {
        comesIn();
        rings("101", "1.2");
        enters("PJSIP/101-0000000a", "1.2", "1.1", "b");
        enters("PJSIP/trunk-00000001", "1.1", "1.1", "b");
        newChannel("PJSIP/101-0000000b", "2.1", "2.1", "101", "102");
        dials("PJSIP/101-0000000b", "2.1", "PJSIP/102-0000000c", "2.2", "2.1", "102");
        enters("PJSIP/101-0000000b", "2.1", "2.1", "c");
        enters("PJSIP/102-0000000c", "2.2", "2.1", "c");
        hears("AttendedTransfer", "Result", "Success", "OrigTransfererUniqueid", "1.2");
        hears("BridgeLeave", "Channel", "PJSIP/102-0000000c", "Uniqueid", "2.2", "Linkedid", "1.1");
        enters("PJSIP/102-0000000c", "2.2", "1.1", "b");
        hangs("2.1", "16");
        hangs("1.2", "16");
        hangs("1.1", "16");
        assertThat(told)
                .containsExactly(
                        "newCall 1.1" + IN,
                        "newCall 1.1" + IN + " user=101",
                        "answer 1.1" + IN + " user=101",
                        "answer 1.1" + IN + " user=102",
                        "left 1.1" + IN + " user=101",
                        "hangup 1.1" + IN + " cause=16");
    }

    @Test
    void whatIsDialledOutsideIsACallAndWhatIsInternalIsNone() {
        newChannel("PJSIP/101-00000001", "1.1", "1.1", "101", "913812345678");
        dials("PJSIP/101-00000001", "1.1", "PJSIP/trunk-00000002", "1.2", "1.1", "13812345678@trunk");
        hears(
                "DialEnd",
                "DestChannel",
                "PJSIP/trunk-00000002",
                "DestUniqueid",
                "1.2",
                "DestLinkedid",
                "1.1",
                "DialStatus",
                "CONGESTION");
        hangs("1.2", "34");
        dials("PJSIP/101-00000001", "1.1", "PJSIP/second-00000003", "1.3", "1.1", "13812345678@second");
        hears(
                "DialEnd",
                "DestChannel",
                "PJSIP/second-00000003",
                "DestUniqueid",
                "1.3",
                "DestLinkedid",
                "1.1",
                "DialStatus",
                "ANSWER");
        hangs("1.1", "16");
        hangs("1.3", "16");
        newChannel("PJSIP/101-00000004", "3.1", "3.1", "101", "102");
        dials("PJSIP/101-00000004", "3.1", "PJSIP/102-00000005", "3.2", "3.1", "102");
        enters("PJSIP/101-00000004", "3.1", "3.1", "d");
        enters("PJSIP/102-00000005", "3.2", "3.1", "d");
        hangs("3.2", "16");
        hangs("3.1", "16");
        var out = " out from=101 to=13812345678";
        assertThat(told)
                .containsExactly(
                        "newCall 1.1" + out + " user=101",
                        "answer 1.1" + out + " user=101",
                        "left 1.1" + out + " user=101",
                        "hangup 1.1" + out + " cause=16");
    }

    @Test
    void whatNobodyTakesOutsideSaysWhy() {
        newChannel("SIP/alice-00000001", "1.1", "1.1", "alice", "");
        dials("SIP/alice-00000001", "1.1", "SIP/trunk-00000002", "1.2", "1.1", "trunk/13812345678");
        hears(
                "DialEnd",
                "DestChannel",
                "SIP/trunk-00000002",
                "DestUniqueid",
                "1.2",
                "DestLinkedid",
                "1.1",
                "DialStatus",
                "BUSY");
        hangs("1.2", "17");
        hangs("1.1", "16");
        assertThat(told)
                .containsExactly(
                        "newCall 1.1 out from=alice to=13812345678 user=alice",
                        "hangup 1.1 out from=alice to=13812345678 cause=busy");
    }

    @Test
    void whatBeginsInTheMiddleIsACallAndWhatIsSaidTwiceIsSaidOnce() {
        rings("101", "1.2");
        rings("101", "1.2");
        dialEnds("101", "1.2", "ANSWER");
        dialEnds("101", "1.2", "ANSWER");
        comesIn();
        hangs("1.1", "16");
        hangs("1.1", "16");
        hangs("7.7", "16");
        assertThat(told)
                .extracting(words -> words.substring(0, words.indexOf(" ")))
                .containsExactly("newCall", "newCall", "answer", "hangup");
    }

    @Test
    void theInsideOfTheDialPlanIsNobody() {
        newChannel("Local/101@from-queue-00000001;1", "5.1", "5.1", "101", "s");
        newChannel("Message/ast_msg_queue", "5.2", "5.2", "", "");
        comesIn();
        hears(
                "DialBegin",
                "Channel",
                "PJSIP/trunk-00000001",
                "Uniqueid",
                "1.1",
                "Linkedid",
                "1.1",
                "DestChannel",
                "Local/101@from-queue-00000002;1",
                "DestUniqueid",
                "1.5",
                "DestLinkedid",
                "1.1");
        assertThat(told).containsExactly("newCall 1.1" + IN);
    }

    @Test
    void afterAGapWhatThereIsIsTold() {
        hears(
                "CoreShowChannel",
                "Channel",
                "PJSIP/trunk-00000001",
                "Uniqueid",
                "1.1",
                "Linkedid",
                "1.1",
                "CallerIDNum",
                "13812345678",
                "Exten",
                "01062301234",
                "ChannelStateDesc",
                "Up",
                "BridgeId",
                "b");
        hears(
                "CoreShowChannel",
                "Channel",
                "PJSIP/101-00000002",
                "Uniqueid",
                "1.2",
                "Linkedid",
                "1.1",
                "ChannelStateDesc",
                "Up",
                "BridgeId",
                "b");
        hears(
                "CoreShowChannel",
                "Channel",
                "PJSIP/trunk-00000003",
                "Uniqueid",
                "2.1",
                "Linkedid",
                "2.1",
                "CallerIDNum",
                "13900000000",
                "Exten",
                "01062301234",
                "ChannelStateDesc",
                "Up");
        hears(
                "CoreShowChannel",
                "Channel",
                "PJSIP/102-00000004",
                "Uniqueid",
                "2.2",
                "Linkedid",
                "2.1",
                "ChannelStateDesc",
                "Ringing");
        hears("CoreShowChannelsComplete");
        assertThat(told)
                .containsExactly(
                        "newCall 1.1" + IN,
                        "newCall 2.1 in from=13900000000 to=01062301234",
                        "answer 1.1" + IN + " user=101",
                        "newCall 2.1 in from=13900000000 to=01062301234 user=102");
        assertThat(calls.ids()).containsExactlyInAnyOrder("1.1", "2.1");
    }
}
