package dev.rapport.contact.asterisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the channels of one Asterisk say together of calls with somebody outside, told in the words of the webhook. A channel is
 * known from the first event that names it, so that none is needed; events that say the same once more have no effect. A call
 * begins with who calls us from outside, or with the first line to the outside that one of us has dialled; its id is the one by
 * which Asterisk links its channels. It ends when the other side is gone, and not when one of us leaves it: that is a transfer.
 */
final class LiveCalls {

    private static final int MOST = 20_000;
    private static final Pattern BETWEEN = Pattern.compile("[/@:&,|^]");

    private final Map<String, LiveLine> lines = new LinkedHashMap<>();
    private final Map<String, LiveCall> calls = new LinkedHashMap<>();

    /** What is said of lines while it is asked which there are. */
    private final Map<String, String> states = new HashMap<>();

    private final String prefix;
    private Set<String> known;

    /**
     * @param known extensions that are somebody's
     * @param prefix what is dialled before a number outside; may be empty
     */
    LiveCalls(Set<String> known, String prefix) {
        this.known = known;
        this.prefix = prefix;
    }

    boolean knows(Set<String> extensions) {
        return known.equals(extensions);
    }

    void learn(Set<String> extensions) {
        known = extensions;
    }

    /** Of calls that there are. */
    Set<String> ids() {
        return Set.copyOf(calls.keySet());
    }

    /** What is to be told after an event, in its order. */
    List<Map<String, String>> hear(AmiMessage event, Instant at) {
        return switch (event.event()) {
            case "newchannel" -> line(event, "").map(line -> begins(line, at)).orElse(List.of());
            case "dialbegin", "agentcalled" -> dialled(event, at);
            case "dialend" -> dialEnds(event, at);
            case "agentconnect" -> answered(event, at);
            case "agentringnoanswer" ->
                line(event, "Dest").map(to -> leaves(to, at)).orElse(List.of());
            case "queuecallerjoin" -> queued(event, at);
            case "bridgeenter" -> bridged(event, at);
            case "bridgeleave" -> {
                line(event, "").ifPresent(line -> line.enters(""));
                yield List.of();
            }
            case "hangup" -> hangs(event, at);
            case "coreshowchannel" -> {
                line(event, "").ifPresent(line -> line.enters(event.text("BridgeId")));
                if (states.size() < MOST) states.put(event.text("Uniqueid"), event.text("ChannelStateDesc"));
                yield List.of();
            }
            case "coreshowchannelscomplete" -> thereAre(at);
            default -> List.of();
        };
    }

    /** Known from now on; empty where the event names none. */
    private Optional<LiveLine> line(AmiMessage event, String side) {
        var id = event.text(side + "Uniqueid");
        if (id.isEmpty()) return Optional.empty();
        var line = lines.computeIfAbsent(id, fresh -> LiveLine.of(event, side, known));
        line.belongsTo(event.text(side + "Linkedid"));
        bound(lines);
        return Optional.of(line);
    }

    private List<Map<String, String>> begins(LiveLine line, Instant at) {
        if (!line.isOutside() || !line.id().equals(line.call()) || calls.containsKey(line.call())) return List.of();
        var call = new LiveCall(line.call(), false, line.id(), line.caller(), line.dialled());
        return List.of(begins(call, at));
    }

    private Map<String, String> begins(LiveCall call, Instant at) {
        calls.put(call.id(), call);
        bound(calls);
        return call.begins(at);
    }

    /** Whatever is never said to end does not grow without end. */
    private static void bound(Map<String, ?> all) {
        if (all.size() > MOST) all.remove(all.keySet().iterator().next());
    }

    private List<Map<String, String>> dialled(AmiMessage event, Instant at) {
        var from = line(event, "").orElse(null);
        var to = line(event, "Dest").orElse(null);
        if (to == null) return List.of();
        var told = new ArrayList<Map<String, String>>();
        if (from != null) told.addAll(begins(from, at));
        var call = calls.get(to.call());
        var extension = to.extension();
        if (call == null && to.isOutside()) goesOut(from, to, event, at).ifPresent(told::add);
        else if (call != null && extension != null) told.addAll(call.rings(extension, at));
        else if (call != null && call.isOut() && to.isOutside()) call.triesAnother(to.id());
        return told;
    }

    private Optional<Map<String, String>> goesOut(@Nullable LiveLine from, LiveLine to, AmiMessage event, Instant at) {
        var ours = Stream.concat(Stream.ofNullable(from), of(to.call()))
                .map(LiveLine::extension)
                .filter(Objects::nonNull)
                .findFirst();
        var number = number(from, to, event.text("DialString"));
        if (ours.isEmpty() || number.isEmpty()) return Optional.empty();
        var call = new LiveCall(to.call(), true, to.id(), number.get(), ours.get());
        return Optional.of(begins(call, at));
    }

    /** As one of us dialled it, else as the trunk was asked for it. */
    private Optional<String> number(@Nullable LiveLine from, LiveLine to, String trunk) {
        var origin = lines.get(to.call());
        return Stream.concat(
                        Stream.of(Optional.ofNullable(origin), Optional.ofNullable(from))
                                .flatMap(Optional::stream)
                                .map(LiveLine::dialled)
                                .filter(LiveLine::isNumber)
                                .map(this::withoutPrefix),
                        Stream.concat(BETWEEN.splitAsStream(trunk), Stream.of(to.caller())))
                .filter(LiveLine::isNumber)
                .findFirst();
    }

    private String withoutPrefix(String number) {
        return number.startsWith(prefix) ? number.substring(prefix.length()) : number;
    }

    private Stream<LiveLine> of(String call) {
        return lines.values().stream().filter(line -> line.call().equals(call));
    }

    private List<Map<String, String>> dialEnds(AmiMessage event, Instant at) {
        var to = line(event, "Dest").orElse(null);
        if (to == null) return List.of();
        var status = event.text("DialStatus").toLowerCase(Locale.ROOT);
        if (status.equals("answer")) return isAnswered(to, at);
        var call = calls.get(to.call());
        if (call != null && to.id().equals(call.outside())) call.failed(cause(status));
        return leaves(to, at);
    }

    private static String cause(String status) {
        return switch (status) {
            case "busy" -> "busy";
            case "congestion", "chanunavail" -> "congestion";
            default -> "noAnswer";
        };
    }

    private List<Map<String, String>> answered(AmiMessage event, Instant at) {
        line(event, "");
        return line(event, "Dest").map(to -> isAnswered(to, at)).orElse(List.of());
    }

    private List<Map<String, String>> isAnswered(LiveLine to, Instant at) {
        var call = calls.get(to.call());
        if (call == null) return List.of();
        var extension = to.extension();
        if (extension != null) return call.isAnsweredBy(extension, at);
        if (!to.id().equals(call.outside()) || !call.isOut()) return List.of();
        call.failed("");
        return of(call.id())
                .flatMap(line -> Stream.ofNullable(line.extension()))
                .findFirst()
                .map(ours -> call.isAnsweredBy(ours, at))
                .orElse(List.of());
    }

    private List<Map<String, String>> leaves(LiveLine to, Instant at) {
        var extension = to.extension();
        var call = calls.get(to.call());
        return extension == null || call == null ? List.of() : call.isLeftBy(extension, at);
    }

    private List<Map<String, String>> queued(AmiMessage event, Instant at) {
        var line = line(event, "").orElse(null);
        if (line == null) return List.of();
        var told = new ArrayList<>(begins(line, at));
        var call = calls.get(line.call());
        if (call != null) told.addAll(call.waitsIn(event.text("Queue"), at));
        return told;
    }

    /** Who is in one bridge with the other side speaks with them, however they came there. */
    private List<Map<String, String>> bridged(AmiMessage event, Instant at) {
        var line = line(event, "").orElse(null);
        if (line == null) return List.of();
        line.enters(event.text("BridgeUniqueid"));
        var told = new ArrayList<>(begins(line, at));
        calls.values().stream().filter(call -> isOn(call, line)).forEach(call -> told.addAll(spokenIn(call, at)));
        return told;
    }

    private boolean isOn(LiveCall call, LiveLine line) {
        var outside = lines.get(Objects.requireNonNullElse(call.outside(), ""));
        return outside != null && outside.isBridgedWith(line);
    }

    private List<Map<String, String>> spokenIn(LiveCall call, Instant at) {
        var outside = lines.get(Objects.requireNonNullElse(call.outside(), ""));
        if (outside == null || outside.bridge().isEmpty()) return List.of();
        return lines.values().stream()
                .filter(outside::isBridgedWith)
                .flatMap(line -> Stream.ofNullable(line.extension()))
                .flatMap(extension -> call.isAnsweredBy(extension, at).stream())
                .toList();
    }

    private List<Map<String, String>> hangs(AmiMessage event, Instant at) {
        var id = event.text("Uniqueid");
        var line = lines.remove(id);
        var ours = line == null ? null : line.extension();
        var told = new ArrayList<Map<String, String>>();
        for (var call : List.copyOf(calls.values())) {
            if (isOver(call, call.loses(id))) {
                calls.remove(call.id());
                told.add(call.ends(event.text("Cause"), at));
            } else if (ours != null && call.isAt(ours) && isAway(call, ours)) told.addAll(call.isLeftBy(ours, at));
        }
        return told;
    }

    private boolean isOver(LiveCall call, boolean isTheirs) {
        if (isTheirs && (call.isAnswered() || !call.isOut())) return true;
        return call.outside() == null && of(call.id()).allMatch(line -> line.extension() == null);
    }

    /** Whether an extension has no other line in the call. */
    private boolean isAway(LiveCall call, String extension) {
        return of(call.id()).noneMatch(line -> extension.equals(line.extension()));
    }

    /** After a gap: what there is now is all that is known. */
    private List<Map<String, String>> thereAre(Instant at) {
        var told = new ArrayList<Map<String, String>>();
        lines.values().forEach(line -> told.addAll(begins(line, at)));
        for (var line : List.copyOf(lines.values()))
            if (line.isOutside() && !calls.containsKey(line.call()))
                goesOut(null, line, new AmiMessage(Map.of()), at).ifPresent(told::add);
        for (var call : List.copyOf(calls.values())) {
            told.addAll(spokenIn(call, at));
            if (call.isOut()) continue;
            of(call.id())
                    .filter(line -> states.getOrDefault(line.id(), "").startsWith("Ring"))
                    .flatMap(line -> Stream.ofNullable(line.extension()))
                    .forEach(extension -> told.addAll(call.rings(extension, at)));
        }
        states.clear();
        return told;
    }
}
