"""What `Benchmarks/run` is made of.

    table         the rows, what they are held to, and the statistics in them
    process       commands: built, run, timed
    corpora       the texts that are read
    lexicon       the project's names, and lexicons larger and smaller than it
    setup         what every measurement gets: programs, corpus, options
    environment   the virtual environment with the packages of requirements.txt

and the measurements, one file for each kind: speed, memory, hostile, large, peers, instructions. Only the standard library is used here; what needs
packages runs in the environment, as a process of its own: the folder peers/, and callgrind_calls.
"""
