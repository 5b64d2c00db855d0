package dev.rapport.contact.feed;

import dev.rapport.contact.accounts.AccountStanding;
import dev.rapport.platform.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says when a feed was read, how much it had, and how much of it was left out. */
@Component
class FeedStanding implements AccountStanding {

    private final FeedRows feeds;

    FeedStanding(FeedRows feeds) {
        this.feeds = feeds;
    }

    @Override
    public String platform() {
        return FeedPlatform.NAME;
    }

    @Override
    public List<Remark> of(UUID account) {
        var remarks = new ArrayList<Remark>();
        feeds.standing(account).ifPresent(feed -> {
            if (feed.fetchedAt() == null) return;
            remarks.add(new Remark("feed.read", new Phrase("feed.entries", feed.entries()), feed.fetchedAt()));
            if (feed.leftOut() > 0)
                remarks.add(new Remark("feed.left-out", new Phrase("feed.older", feed.leftOut()), null));
        });
        return remarks;
    }
}
