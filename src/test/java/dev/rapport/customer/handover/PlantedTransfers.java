package dev.rapport.customer.handover;

import dev.rapport.customer.handover.TransferAnswer.Outcome;
import dev.rapport.platform.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A platform with WeCom's terms that takes two in a call, where some customers refuse and some takers are full. */
@Component
class PlantedTransfers implements ContactTransfers {

    static final int MOST = 2;

    final Set<UserId> full = ConcurrentHashMap.newKeySet();
    final List<Integer> calls = new CopyOnWriteArrayList<>();
    private final Map<UUID, TransferWish> moving = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();

    /** The next answer about this customer is lost on its way. */
    void loseAnswerFor(String external) {
        away.add(external);
    }

    /** The takers that the platform was asked for, each wish once. */
    List<UserId> askedFor(String external) {
        return moving.values().stream()
                .filter(wish -> wish.external().equals(external))
                .map(TransferWish::to)
                .toList();
    }

    @Override
    public PlatformTerms terms() {
        var wecom = PlatformTerms.WECOM;
        return new PlatformTerms(
                wecom.platform(),
                MOST,
                wecom.answersAfter(),
                wecom.mostTransfers(),
                wecom.window(),
                wecom.leaversUntil());
    }

    @Override
    public Map<UUID, TransferAnswer> ask(List<TransferWish> wishes) {
        calls.add(wishes.size());
        var answers = new HashMap<UUID, TransferAnswer>();
        for (var wish : wishes) {
            moving.put(wish.id(), wish);
            answers.put(wish.id(), TransferAnswer.of(Outcome.ASKED));
        }
        for (var wish : wishes) if (away.remove(wish.external())) throw new IllegalStateException("the line went dead");
        return answers;
    }

    @Override
    public Map<UUID, TransferAnswer> hear(List<TransferWish> wishes) {
        calls.add(wishes.size());
        var answers = new HashMap<UUID, TransferAnswer>();
        for (var wish : wishes) answers.put(wish.id(), answer(wish));
        return answers;
    }

    private TransferAnswer answer(TransferWish wish) {
        if (wish.external().startsWith("refuses")) return TransferAnswer.of(Outcome.REFUSED);
        if (wish.external().startsWith("silent")) return TransferAnswer.of(Outcome.ASKED);
        if (full.contains(wish.to())) return new TransferAnswer(Outcome.FULL, "customers exceed the limit");
        return TransferAnswer.of(Outcome.DONE);
    }
}
