package dev.rapport.contact;

import dev.rapport.platform.EmailAddress;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who gets an answer in a thread of mails. Only whom the one with whom the conversation is named on mails of their own belongs to
 * it: nobody tells our answers, or others' addresses, to whoever found a way into the thread.
 *
 * @param others who gets a copy: those on the newest of these mails
 * @param leavesOutLast whether who wrote last does not belong to it
 */
record MailThread(String to, List<String> others, boolean leavesOutLast) {

    static final int MOST = 20;

    /** @param copies whom it named beside us */
    record Mail(String from, List<String> copies, boolean automatic) {}

    /**
     * @param with the one with whom the conversation is
     * @param mails that came in, the newest first
     * @param ours addresses of our own
     */
    static MailThread of(String with, List<Mail> mails, Set<String> ours) {
        var them = normal(with);
        var written = mails.stream().filter(mail -> !mail.automatic()).toList();
        var never = machines(them, mails);
        written.forEach(mail -> never.remove(normal(mail.from())));
        never.remove(them);
        never.addAll(ours.stream().filter(address -> !address.equals(them)).toList());
        var theirs = written.stream()
                .filter(mail -> normal(mail.from()).equals(them))
                .map(mail -> mail.copies().stream()
                        .map(MailThread::normal)
                        .filter(address -> !never.contains(address))
                        .toList())
                .toList();
        var named = new HashSet<String>();
        theirs.forEach(named::addAll);
        named.add(them);
        var to = written.stream()
                .map(mail -> normal(mail.from()))
                .filter(named::contains)
                .findFirst()
                .orElse(them);
        var others = new LinkedHashSet<>(List.of(them));
        others.addAll(theirs.isEmpty() ? List.of() : theirs.getFirst());
        others.remove(to);
        var last = written.stream().findFirst().map(mail -> normal(mail.from()));
        return new MailThread(
                to.equals(them) ? with : to,
                others.stream().filter(MailThread::isDeliverable).limit(MOST).toList(),
                last.filter(one -> !one.equals(to)).isPresent());
    }

    /** Who only answered by themselves since the customer last named them. */
    private static Set<String> machines(String them, List<Mail> mails) {
        var machines = new HashSet<String>();
        var named = new HashSet<String>();
        for (var mail : mails) {
            var from = normal(mail.from());
            if (!mail.automatic() && from.equals(them))
                mail.copies().stream().map(MailThread::normal).forEach(named::add);
            if (mail.automatic() && !named.contains(from)) machines.add(from);
        }
        return machines;
    }

    private static boolean isDeliverable(String address) {
        return EmailAddress.parse(address).filter(EmailAddress::isDeliverable).isPresent();
    }

    private static String normal(String address) {
        return EmailAddress.parse(address).map(EmailAddress::value).orElse(address);
    }
}
