import threading

from disclosure.answer import Answer, Status
from qa.memory import Sessions, Turn


def turn(word):
    return Turn(word, word, (), (), Answer("a", word, "zh", Status.REFUSED, ""))


def topics(sessions, session):
    return [one.topic for one in sessions.recall(session)]


def test_only_the_last_turns_are_kept():
    sessions = Sessions(turns=2)
    for word in "甲乙丙":
        sessions.remember("s", turn(word))
    assert topics(sessions, "s") == ["乙", "丙"]


def test_the_session_not_used_for_longest_is_forgotten():
    sessions = Sessions(capacity=2)
    sessions.remember("a", turn("甲"))
    sessions.remember("b", turn("乙"))
    sessions.recall("a")
    sessions.remember("c", turn("丙"))
    assert (topics(sessions, "a"), topics(sessions, "b"), len(sessions)) == (["甲"], [], 2)


def test_forgetting_a_session_leaves_the_others():
    sessions = Sessions()
    sessions.remember("a", turn("甲"))
    sessions.remember("b", turn("乙"))
    sessions.forget("a")
    sessions.forget("never")
    assert (topics(sessions, "a"), topics(sessions, "b")) == ([], ["乙"])


def test_many_threads_stay_within_the_bounds():
    sessions = Sessions(capacity=5, turns=3)

    def work(number):
        for step in range(50):
            sessions.remember(f"s{(number + step) % 9}", turn("甲"))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sessions) <= 5
    assert all(len(sessions.recall(f"s{n}")) <= 3 for n in range(9))
