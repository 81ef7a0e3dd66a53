# Every step is in tools/project.py, so that it also runs where there is no make:
#   python3 tools/project.py help

PYTHON := $(firstword $(foreach name,python3.13 python3 /usr/bin/python3 python,\
	$(shell $(name) -c "print('$(name)')" 2>/dev/null)))
STEPS := help serve test check env catalogues runtime site bench bundle browser office engines load audit same fuzz faults measure format lock

.DEFAULT_GOAL := help
.PHONY: $(STEPS)
$(STEPS):
	@$(or $(PYTHON),$(error Python 3 was not found: install Python 3.13)) tools/project.py $@ $(ARGS)
