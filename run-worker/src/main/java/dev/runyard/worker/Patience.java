package dev.runyard.worker;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** How long to wait for an answer: since it was asked for, or since the last bytes of a file went by. */
final class Patience {
    private final Duration limit;
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    Patience(Duration limit) {
        this.limit = limit;
    }

    /** Waits for the answer; throws when nothing has happened for too long. */
    <T> T awaits(CompletableFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            long since = last.get();
            try {
                return answer.get(since + limit.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (last.get() == since) {
                    throw e;
                }
            }
        }
    }

    private void goesOn() {
        last.set(System.nanoTime());
    }

    /** The same bytes, with an eye on their way. The last one on its way is followed by the wait for the answer. */
    Flow.Publisher<ByteBuffer> of(BodyPublisher body) {
        return subscriber -> body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                goesOn();
                subscriber.onNext(bytes);
            }

            @Override
            public void onError(Throwable problem) {
                subscriber.onError(problem);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }

    /** The same for bytes that come. */
    <T> BodySubscriber<T> of(BodySubscriber<T> body) {
        return new BodySubscriber<>() {
            @Override
            public CompletionStage<T> getBody() {
                return body.getBody();
            }

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                body.onSubscribe(subscription);
            }

            @Override
            public void onNext(List<ByteBuffer> bytes) {
                goesOn();
                body.onNext(bytes);
            }

            @Override
            public void onError(Throwable problem) {
                body.onError(problem);
            }

            @Override
            public void onComplete() {
                body.onComplete();
            }
        };
    }

    @Override
    public String toString() {
        return limit.toMillis() / 1000.0 + " s";
    }
}
