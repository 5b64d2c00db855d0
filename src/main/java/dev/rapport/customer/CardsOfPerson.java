package dev.rapport.customer;

import dev.rapport.cases.DeedsOfPeople;
import dev.rapport.customer.CustomerEvent.CardTaken;
import dev.rapport.platform.KeptExports;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The cards of customers that somebody took out. */
@Component
class CardsOfPerson implements KeptExports {

    private static final int MOST = 200;

    private final DeedsOfPeople deeds;

    CardsOfPerson(DeedsOfPeople deeds) {
        this.deeds = deeds;
    }

    @Override
    public List<Export> of(UserId person, Instant since) {
        return deeds.of(person, CardTaken.class, since, MOST).stream()
                .map(deed -> new Export(
                        deed.at(),
                        new Phrase(
                                "customer.card-export",
                                deed.details().path("ways").asInt()),
                        true))
                .toList();
    }
}
